/** Takes the place of Supabase's Storage client in browsers, where no page stores files. */
export class StorageClient {
  from(): never {
    throw new Error('Storage is not part of the pages. Remove its alias from next.config.ts to use it.');
  }
}

/** Supabase's client exports the class of Storage's errors. Here none is ever thrown. */
export class StorageApiError extends Error {}
