const DATABASE = 'headway-documents';

/** Opens this browser's database of documents. Everyone who signs in here shares it; keys begin with the person. */
export function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.addEventListener('upgradeneeded', () => {
      request.result.createObjectStore('bases');
      for (const name of ['edits', 'set-aside']) {
        request.result
          .createObjectStore(name, { keyPath: 'id', autoIncrement: true })
          .createIndex('key', 'key');
      }
    });
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(toError(request.error)));
  });
}

/** Resolves when the transaction is complete, rejects when it fails. */
export function toPromise(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('error', () => reject(toError(transaction.error)));
    transaction.addEventListener('abort', () => reject(toError(transaction.error)));
  });
}

function toError(error: DOMException | null): Error {
  return error ?? new Error('IndexedDB gave no reason');
}
