/** A request of REST, without the prefix of its path. */
export interface RestRequest {
  method: string;
  /** Such as `/projects` or `/rpc/create_project`. */
  path: string;
  params: URLSearchParams;
  /** Names in lower case. */
  headers: Map<string, string>;
  body: Buffer;
  /** Aborted when the client has gone. */
  signal: AbortSignal;
}

export interface RestAnswer {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
}
