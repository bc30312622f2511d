/** An OpenAPI document, as far as it is read here. */
export interface Document {
  paths: Record<string, Record<string, Operation>>;
  [part: string]: unknown;
}

export interface Operation {
  /** Absent where no credential is asked for. */
  security?: unknown[];
  responses: Record<string, unknown>;
  parameters?: { name: string; in: string }[];
}

/** As the service itself shows it, to everybody. */
export async function documentOf(base: string): Promise<Document> {
  const answer = await fetch(`${base}/openapi.json`);
  if (answer.status !== 200) throw new Error(`${base}/openapi.json answers ${answer.status}`);
  return (await answer.json()) as Document;
}

export const needsCredential = ({ security }: Operation): boolean => (security?.length ?? 0) > 0;
