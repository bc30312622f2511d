import { Ajv, type ErrorObject } from 'ajv';
import { isLocalDate } from '@oln/calendar';
import { LINES } from '@oln/contracts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../problem.js';
import { ROOT } from '../stack/paths.js';
import { linesOf } from './json-lines.js';
import type { Scenario } from './scenario.js';

const SCHEMA = 'scenarios/scenario.schema.json';
/** More are a list of symptoms of the first ones. */
const TOLD_AT_MOST = 8;

/** Throws {@link Problem}: what is wrong, on which line, and what to do. */
export function loadScenario(file: string): Scenario {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new Problem(
      `The scenario ${file} cannot be read: give the path of a JSON file, e.g. scenarios/pilot-year-2.json.`,
    );
  }
  return readScenario(text, file);
}

export function readScenario(text: string, file: string): Scenario {
  const scenario = parsed(text, file);
  const lines = linesOf(text);
  const found = [
    ...againstSchema(scenario),
    ...(againstSchema(scenario).length === 0 ? againstSense(scenario as Scenario) : []),
  ];
  if (found.length === 0) return scenario as Scenario;
  const told = found.slice(0, TOLD_AT_MOST).map(({ at, what }) => `  line ${lineOf(lines, at)}: ${at || '/'} ${what}`);
  const more = found.length > TOLD_AT_MOST ? [`  and ${found.length - TOLD_AT_MOST} more`] : [];
  const advice = `What each field means says ${SCHEMA}; scenarios/pilot-year-2.json is a whole one.`;
  throw new Problem([`The scenario ${file} cannot be simulated:`, ...told, ...more, advice].join('\n'));
}

interface Finding {
  /** JSON pointer. */
  at: string;
  what: string;
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Problem(`The scenario ${file} is no JSON (${(error as Error).message}): mend it there.`);
  }
}

function againstSchema(scenario: unknown): Finding[] {
  const schema = JSON.parse(readFileSync(join(ROOT, SCHEMA), 'utf8')) as object;
  const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);
  if (validate(scenario)) return [];
  return (validate.errors ?? []).map((error) => ({ at: error.instancePath, what: sentenceOf(error) }));
}

function sentenceOf({ keyword, params, message = 'is not as it should be' }: ErrorObject): string {
  const { missingProperty, additionalProperty, allowedValues } = params as Record<string, unknown>;
  switch (keyword) {
    case 'required':
      return `lacks "${String(missingProperty)}": add it`;
    case 'additionalProperties':
      return `has "${String(additionalProperty)}", which nobody knows: take it out, or mend its name`;
    case 'enum':
      return `must be one of ${(allowedValues as unknown[]).join(', ')}`;
    default:
      return message;
  }
}

/** What a schema cannot say. */
function againstSense(scenario: Scenario): Finding[] {
  return [...datesAmiss(scenario), ...sharesAmiss(scenario), ...placesAmiss(scenario), ...checksAmiss(scenario)];
}

const DATES = ['startsOn', 'cutOff', 'endsOn', 'resultsBy'] as const;

function datesAmiss(scenario: Scenario): Finding[] {
  const found: Finding[] = DATES.filter((name) => !isLocalDate(scenario[name])).map((name) => ({
    at: `/${name}`,
    what: 'is no day of the calendar',
  }));
  const { startsOn, endsOn, cutOff, resultsBy, arrivals } = scenario;
  if (cutOff <= startsOn || cutOff > endsOn)
    found.push({ at: '/cutOff', what: 'must lie in the year, after startsOn and not after endsOn' });
  if (resultsBy < cutOff) found.push({ at: '/resultsBy', what: 'must not be before cutOff' });
  const [first, last] = [startsOn.slice(0, 7), resultsBy.slice(0, 7)];
  for (const month of Object.keys(arrivals))
    if (month < first || month > last)
      found.push({ at: `/arrivals/${month}`, what: `must lie between ${first} and ${last}` });
  if (Object.values(arrivals).every((weight) => weight === 0))
    found.push({ at: '/arrivals', what: 'must have a month in which families come' });
  return found;
}

function sharesAmiss({ lines, children, instrument }: Scenario): Finding[] {
  const found: Finding[] = LINES.filter(
    (line) => lines[line].behaviour.notLocated + lines[line].behaviour.rejects > 1,
  ).map((line) => ({
    at: `/lines/${line}/behaviour`,
    what: 'has more families that are not located or reject than there are: the two must not be above 1 together',
  }));
  if (children.every((weight) => weight === 0)) found.push({ at: '/children', what: 'must have a weight above 0' });
  for (const kind of ['risk', 'protective'] as const) {
    const { improves, spread } = instrument[kind];
    if (improves - spread < 0 || improves + spread > 1)
      found.push({ at: `/instrument/${kind}/spread`, what: 'goes below 0 or above 1: make it smaller' });
  }
  return found;
}

function placesAmiss({ communes, lines }: Scenario): Finding[] {
  const twice = communes.findIndex(({ code }, at) => communes.findIndex((other) => other.code === code) < at);
  const found: Finding[] = twice < 0 ? [] : [{ at: `/communes/${twice}/code`, what: 'is there twice' }];
  const [cases, therapies] = LINES.map((line) => lines[line].motives);
  const both = cases!.find((motive) => therapies!.includes(motive));
  if (both)
    found.push({ at: '/lines/family-therapy/motives', what: `has ${both}, by which the office knows case management` });
  return found;
}

const checksAmiss = ({ checks }: Scenario): Finding[] =>
  checks.flatMap(({ kind, published = 0 }, at) =>
    kind === 'share' && published > 1 ? [{ at: `/checks/${at}/published`, what: 'is a share: from 0 to 1' }] : [],
  );

/** Of what is missing, the line of what should hold it. */
function lineOf(lines: ReadonlyMap<string, number>, pointer: string): number {
  for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
    const line = lines.get(at);
    if (line !== undefined || at === '') return line ?? 1;
  }
}
