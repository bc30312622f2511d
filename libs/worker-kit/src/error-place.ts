/** What may be told of an error: its message can quote what was sent, or what was read. */
export interface ErrorPlace {
  name: string;
  code?: string;
  /** Where it came from, innermost first. */
  at?: string[];
}

const MOST_FRAMES = 5;
const FRAME = /^ +at .*(:\d+:\d+|<anonymous>|native)\)?$/;

export function placeOf(error: unknown): ErrorPlace {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code } = error as { code?: unknown };
  const at = framesOf(error).slice(0, MOST_FRAMES);
  return { name: error.name, ...(typeof code === 'string' && { code }), ...(at.length > 0 && { at }) };
}

/** Behind the message, which may itself have lines, and look like anything. */
function framesOf({ stack = '', message }: Error): string[] {
  const from = message ? stack.indexOf(message) : -1;
  const behind = from < 0 ? stack : stack.slice(from + message.length);
  return behind.split('\n').flatMap((line) => (FRAME.test(line) ? [line.trim()] : []));
}
