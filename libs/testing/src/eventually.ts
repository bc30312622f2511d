/** Asks again until it holds; the last answer or error is told when it does not. No sleeping longer than needed. */
export async function eventually<Result>(
  ask: () => Promise<Result> | Result,
  { withinMs = 30_000, everyMs = 50, until = Boolean as (result: Result) => boolean } = {},
): Promise<Result> {
  const end = Date.now() + withinMs;
  let last: unknown;
  for (;;) {
    try {
      const result = await ask();
      if (until(result)) return result;
      last = result;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) break;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  const told = last instanceof Error ? last.message : JSON.stringify(last);
  throw new Error(`It did not come to hold within ${withinMs} ms; last: ${told?.slice(0, 2_000)}`);
}
