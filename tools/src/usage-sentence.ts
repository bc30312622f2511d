import type { Command } from 'commander';

/** `./oln events tail`, as somebody types it. */
export function wayTo(command: Command): string {
  return command.parent ? `${wayTo(command.parent)} ${command.name()}` : command.name();
}

type Say = (words: string[], command: Command) => string;

/** What commander says, and what we say instead. */
const SENTENCES: [said: RegExp, say: Say][] = [
  [/^unknown command '(.*)'/, ([word], command) => `There is no "${wayTo(command)} ${word}"${choiceOf(command)}.`],
  [/^unknown option '(.*)'/, ([flag]) => `There is no option ${flag}.`],
  [/^option '(?:-\w, )?(\S+) .*' argument '(.*)' is invalid\. (.*)/, ([flag, value, why]) => bad(value, flag, why)],
  [
    /^command-argument value '(.*)' is invalid for argument '(.*)'\. (.*)/,
    ([value, name, why]) => bad(value, `<${name}>`, why),
  ],
  [/^option '(.*)' argument missing/, ([flags]) => `A value is missing: ${flags}.`],
  [/^required option '(.*)' not specified/, ([flags]) => `This needs ${flags}.`],
  [/^missing required argument '(.*)'/, ([name]) => `This needs <${name}>.`],
  [
    /^too many arguments.*Expected (\d+)/,
    ([most], command) => `Too many words: ${wayTo(command)} takes ${most === '0' ? 'none' : most}.`,
  ],
];

/** One sentence about words that do not fit, with a guess at what was meant. */
export function sentenceOf(text: string, command: Command): string {
  const [said = '', guess = ''] = text
    .trim()
    .replace(/^error: /, '')
    .split('\n');
  for (const [pattern, say] of SENTENCES) {
    const found = pattern.exec(said);
    if (found) return `${say(found.slice(1), command)}${guess ? ` ${guess.replace(/^\(|\)$/g, '')}` : ''}`;
  }
  return `${said[0]?.toUpperCase()}${said.slice(1)}`;
}

const bad = (value = '', what = '', why = ''): string =>
  `"${value}" does not fit ${what}: ${why.replace('Allowed choices are', 'one of').replace(/\.$/, '')}.`;

/** The few of a verb; all verbs would be no answer. */
const choiceOf = (command: Command): string =>
  command.parent ? `; there is ${command.commands.map((child) => child.name()).join(', ')}` : '';
