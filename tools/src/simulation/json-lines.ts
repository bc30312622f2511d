/** Line, from 1, on which each value of a JSON text begins, by JSON pointer (`/communes/0/code`). The text must be valid. */
export function linesOf(text: string): Map<string, number> {
  const lines = new Map<string, number>();
  let at = 0;
  let line = 1;

  const space = (): void => {
    for (; /\s/.test(text[at] ?? ''); at++) if (text[at] === '\n') line++;
  };
  const string = (): string => {
    const from = at;
    for (at++; text[at] !== '"'; at++) if (text[at] === '\\') at++;
    at++;
    return JSON.parse(text.slice(from, at)) as string;
  };
  const members = (close: string, member: () => void): void => {
    at++;
    space();
    while (text[at] !== close) {
      member();
      space();
      if (text[at] === ',') at++;
      space();
    }
    at++;
  };
  const value = (pointer: string): void => {
    space();
    lines.set(pointer, line);
    const first = text[at];
    if (first === '"') string();
    else if (first === '[') {
      let index = 0;
      members(']', () => value(`${pointer}/${index++}`));
    } else if (first === '{') {
      members('}', () => {
        const name = string();
        space();
        at++;
        value(`${pointer}/${escaped(name)}`);
      });
    } else while (/[^\s,\]}]/.test(text[at] ?? ' ')) at++;
  };

  value('');
  return lines;
}

const escaped = (name: string): string => name.replace(/~/g, '~0').replace(/\//g, '~1');
