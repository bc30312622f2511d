/** The smallest of processes. Holds no tests. */
export async function echo(text: string): Promise<string> {
  return text;
}
