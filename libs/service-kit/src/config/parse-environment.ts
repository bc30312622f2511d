import { givenText } from '@oln/crypto';

/** How one variable is read: `undefined` from `read` means "not acceptable". */
export interface Variable<Value> {
  describe: string;
  example: string;
  fallback?: Value;
  optional?: boolean;
  read(text: string): Value | undefined;
}

type Parsed<Shape> = { [Key in keyof Shape]: Shape[Key] extends Variable<infer Value> ? Value : never };

/** A failed start names every bad variable and how to set it, in one message. */
export class ConfigurationError extends Error {
  constructor(readonly problems: string[]) {
    super(`The configuration is not usable:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigurationError';
  }
}

function readVariable(
  name: string,
  variable: Variable<unknown>,
  environment: Record<string, string | undefined>,
): { value?: unknown; problem?: string } {
  const { text, problem } = givenText(name, environment);
  if (problem) return { problem };
  const hint = `${variable.describe}, e.g. ${name}=${variable.example}`;
  if (text === undefined || text === '') {
    if (variable.fallback !== undefined || variable.optional) return { value: variable.fallback };
    return { problem: `${name} is missing: ${hint}` };
  }
  const value = variable.read(text);
  return value === undefined ? { problem: `${name} is not understood: ${hint}` } : { value };
}

/** Reads the environment once. Every variable may also come from a file: `<NAME>_FILE`. `further`: problems that were found elsewhere. */
export function parseEnvironment<Shape extends Record<string, Variable<unknown>>>(
  shape: Shape,
  environment: Record<string, string | undefined> = process.env,
  further: readonly string[] = [],
): Parsed<Shape> {
  const problems: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, variable] of Object.entries(shape)) {
    const { value, problem } = readVariable(name, variable, environment);
    if (problem) problems.push(problem);
    values[name] = value;
  }
  problems.push(...further);
  if (problems.length > 0) throw new ConfigurationError(problems);
  return values as Parsed<Shape>;
}

export const text = (describe: string, example: string, fallback?: string): Variable<string> => ({
  describe,
  example,
  fallback,
  read: (value) => value,
});

export const optionalText = (describe: string, example: string): Variable<string | undefined> => ({
  describe,
  example,
  optional: true,
  read: (value) => value,
});

export const wholeNumber = (describe: string, example: string, fallback?: number): Variable<number> => ({
  describe,
  example,
  fallback,
  read: (value) => (/^\d+$/.test(value) ? Number(value) : undefined),
});

export const oneOf = <const Values extends readonly string[]>(
  describe: string,
  values: Values,
  fallback?: Values[number],
): Variable<Values[number]> => ({
  describe: `${describe} (${values.join(' | ')})`,
  example: values[0] as string,
  fallback,
  read: (value) => (values.includes(value) ? value : undefined),
});

export const url = (describe: string, example: string): Variable<string> => ({
  describe,
  example,
  read: (value) => (URL.canParse(value) ? value : undefined),
});
