import type { Command, Option } from 'commander';
import { sentenceOf, wayTo } from './usage-sentence.js';

/** Verbs as `./oln --help` lists them: what somebody needs first comes first. A verb that is not named here comes last. */
const GROUPS: Record<string, readonly string[]> = {
  'Run it:': ['up', 'status', 'logs', 'down', 'reset', 'keys', 'integrators', 'version'],
  'See it and work with it:': ['demo', 'import', 'ui', 'explain', 'mail', 'events', 'reporting', 'audit', 'token'],
  'Change it:': ['dev', 'new', 'test', 'check', 'sbom', 'bench', 'chaos', 'simulate'],
};
const ORDER = Object.values(GROUPS).flat();

const placeOf = (verb: string): number => (ORDER.includes(verb) ? ORDER.indexOf(verb) : ORDER.length);

export const inOrder = (one: string, other: string): number => placeOf(one) - placeOf(other) || (one < other ? -1 : 1);

const AFTER = `
./oln <verb> --help explains one. When something is not well: docs/runbooks/README.md`;

/** One way to help and to be refused, for the program and every verb in it. */
export function applyUsage(program: Command): void {
  program.addHelpText('after', AFTER);
  for (const verb of program.commands) {
    const group = Object.keys(GROUPS).find((title) => GROUPS[title]!.includes(verb.name()));
    verb.helpGroup(group ?? 'Other:');
  }
  applyTo(program);
}

function applyTo(command: Command): void {
  const way = wayTo(command);
  command
    .exitOverride()
    .helpCommand(false)
    .configureHelp({ optionDescription: optionText })
    .configureOutput({ outputError: (text, write) => write(`${sentenceOf(text, command)} (${way} --help)\n`) });
  for (const child of command.commands) applyTo(child);
}

/** What a switch is when nobody turns it goes without saying. */
function optionText({ description, argChoices, defaultValue }: Option): string {
  const notes = [
    ...(argChoices ? [`one of ${argChoices.join(', ')}`] : []),
    ...(defaultValue === undefined || defaultValue === false ? [] : [`default: ${[defaultValue].flat().join(',')}`]),
  ];
  return notes.length > 0 ? `${description} (${notes.join('; ')})` : description;
}
