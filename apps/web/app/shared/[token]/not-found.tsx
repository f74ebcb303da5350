/** What a link shows that is wrong, expired or withdrawn, or whose article is in the trash: always the same. */
export default function LinkNotValid() {
  return (
    <main className="mx-auto max-w-prose px-5 py-20 sm:px-8">
      <h1 className="font-serif text-3xl font-semibold tracking-tight">This link doesn’t open an article</h1>
      <p className="mt-4 text-ink-soft">
        It may have expired or been withdrawn. Check that the address is complete, or ask the person who sent
        it for a new link.
      </p>
    </main>
  );
}
