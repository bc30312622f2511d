import { InvalidArgumentError, Option } from 'commander';

export const wholeNumber = (text: string): number => {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('give a whole number');
  return Number(text);
};

/** At least one of what is counted, and not more than makes sense. */
export const upTo =
  (most: number) =>
  (text: string): number => {
    const number = wholeNumber(text);
    if (number < 1 || number > most) throw new InvalidArgumentError(`give a number from 1 to ${most}`);
    return number;
  };

/** CUT codes. */
export const communeList = (text: string): string[] => {
  const wanted = text.split(',').map((code) => code.trim());
  if (!wanted.every((code) => /^\d{5}$/.test(code)))
    throw new InvalidArgumentError('CUT codes of five digits, separated by commas');
  return wanted;
};

export const instant = (text: string): Date => {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw new InvalidArgumentError('a date, e.g. 2026-11-01 or 2026-11-01T08:00:00Z');
  return date;
};

/** Folders of .oln/ that are no environments. */
const TAKEN = ['bin', 'test'];

const environmentName = (text: string): string => {
  if (!/^[a-z][a-z0-9-]{0,30}$/.test(text)) throw new InvalidArgumentError('lower-case letters, digits and dashes');
  if (TAKEN.includes(text)) throw new InvalidArgumentError('that name is taken by the house itself');
  return text;
};

/** Every verb that touches an environment takes `--env`. */
export const envOption = (): Option =>
  new Option('--env <name>', 'environment, with data of its own').default('trial').argParser(environmentName);
