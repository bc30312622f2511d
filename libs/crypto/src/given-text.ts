import { readFileSync } from 'node:fs';

/**
 * What a variable says: its own text, or that of the file which `<NAME>_FILE` names, trimmed. `problem`: the file cannot be read, with
 * its path and why; never what is in it.
 */
export function givenText(
  name: string,
  environment: Record<string, string | undefined>,
): { text?: string; problem?: string } {
  const [own, file] = [environment[name], environment[`${name}_FILE`]];
  if (own !== undefined || !file) return { text: own };
  try {
    return { text: readFileSync(file, 'utf8').trim() };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unreadable';
    return { problem: `${name}_FILE: ${file} cannot be read (${code}): name a file that this user may read` };
  }
}
