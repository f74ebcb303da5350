import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Facts about a stored file, as Storage keeps them with its row. */
interface FileFacts {
  cacheControl: string;
  contentLength: number;
  size: number;
  mimetype: string;
  lastModified: Date;
  eTag: string;
  httpStatusCode: number;
}

type FileBody = ReadableStream | Buffer | Uint8Array;

/**
 * Keeps the bytes of objects as files below a folder. A file is named by the hash of bucket and key: keys may be longer
 * than names of files, differ in case only, or name folders above this one.
 */
export class FileStore {
  readonly driver = null;
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async getObject(bucket: string, key: string) {
    const body = await readFile(this.#toFile(bucket, key));
    return { metadata: await this.headObject(bucket, key), httpStatusCode: 200, body };
  }

  async uploadObject(
    bucket: string,
    key: string,
    _version: string | undefined,
    body: FileBody,
    contentType: string,
    cacheControl: string,
  ): Promise<FileFacts> {
    const file = this.#toFile(bucket, key);
    const bytes = body instanceof Uint8Array ? body : new Uint8Array(await new Response(body).arrayBuffer());
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(`${file}.type`, JSON.stringify({ contentType, cacheControl }));
    await writeFile(file, bytes);
    return this.headObject(bucket, key);
  }

  async headObject(bucket: string, key: string): Promise<FileFacts> {
    const file = this.#toFile(bucket, key);
    const [bytes, { mtime }, type] = [
      await readFile(file),
      await stat(file),
      await readFile(`${file}.type`, 'utf8'),
    ];
    const { contentType, cacheControl }: { contentType: string; cacheControl: string } = JSON.parse(type);
    return {
      cacheControl,
      contentLength: bytes.length,
      size: bytes.length,
      mimetype: contentType,
      lastModified: mtime,
      eTag: `"${createHash('md5').update(bytes).digest('hex')}"`,
      httpStatusCode: 200,
    };
  }

  async deleteObject(bucket: string, key: string): Promise<void> {
    const file = this.#toFile(bucket, key);
    await Promise.all([rm(file, { force: true }), rm(`${file}.type`, { force: true })]);
  }

  async deleteObjects(bucket: string, keys: string[]): Promise<void> {
    for (const key of keys) await this.deleteObject(bucket, key);
  }

  async copyObject(
    fromBucket: string,
    from: string,
    _version: string | undefined,
    toBucket: string,
    to: string,
  ): Promise<FileFacts> {
    const [source, target] = [this.#toFile(fromBucket, from), this.#toFile(toBucket, to)];
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await copyFile(`${source}.type`, `${target}.type`);
    await copyFile(source, target);
    return this.headObject(toBucket, to);
  }

  privateAssetUrl(bucket: string, key: string): Promise<string> {
    return Promise.resolve(`file://${this.#toFile(bucket, key)}`);
  }

  #toFile(bucket: string, key: string): string {
    const name = createHash('sha256')
      .update(JSON.stringify([bucket, key]))
      .digest('hex');
    return join(this.#folder, name.slice(0, 2), name);
  }
}
