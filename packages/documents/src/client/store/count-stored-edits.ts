import { openDatabase, toPromise } from './open-database.ts';

/**
 * Counts the edits of a person that this browser keeps because they are not committed yet, in all documents.
 *
 * @throws DOMException where the browser allows no database
 */
export async function countStoredEdits(userId: string): Promise<number> {
  const database = await openDatabase();
  try {
    const transaction = database.transaction(['edits']);
    // keys are `<person>:<content>`
    const own = IDBKeyRange.bound(`${userId}:`, `${userId}:\uFFFF`);
    const request = transaction.objectStore('edits').index('key').count(own);
    await toPromise(transaction);
    return request.result;
  } finally {
    database.close();
  }
}
