export default function HomePage() {
  return <main>Headway</main>;
}
