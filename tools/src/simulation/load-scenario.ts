import { Ajv, type ErrorObject } from 'ajv';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../problem.js';
import { ROOT } from '../stack/paths.js';
import { linesOf } from './json-lines.js';
import type { Scenario } from './scenario.js';
import { SCHEMA, ScenarioFile, type Finding } from './scenario-file.js';
import { againstSense } from './scenario-sense.js';

/** Throws {@link Problem}: what is wrong, on which line, and what to do. */
export function loadScenario(file: string): ScenarioFile {
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

export function readScenario(text: string, name: string): ScenarioFile {
  const file = new ScenarioFile(name, ...parsed(text, name));
  file.refuse(againstSchema(file.scenario));
  file.refuse(againstSense(file.scenario));
  return file;
}

function parsed(text: string, name: string): [ReadonlyMap<string, number>, Scenario] {
  try {
    const scenario = JSON.parse(text) as Scenario;
    return [linesOf(text), scenario];
  } catch (error) {
    throw new Problem(`The scenario ${name} is no JSON (${(error as Error).message}): mend it there.`);
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
