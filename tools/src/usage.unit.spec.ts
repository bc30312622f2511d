import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Command } from 'commander';
import { commandLine } from './cli.js';
import { wayTo } from './usage-sentence.js';

let program: Command;
beforeAll(async () => {
  program = await commandLine();
});

const everyCommand = (from: Command): Command[] => [from, ...from.commands.flatMap(everyCommand)];

/** What is written on the way to a refusal. */
async function refusalOf(...words: string[]): Promise<string> {
  let text = '';
  for (const command of everyCommand(program)) command.configureOutput({ writeErr: (line) => (text += line) });
  await expect(program.parseAsync(['node', 'oln', ...words])).rejects.toThrow();
  return text;
}

describe('./oln --help', () => {
  it('lists every verb under what it is for, the first one to need first', () => {
    const help = program.helpInformation();
    expect(help.indexOf('  up ')).toBeLessThan(help.indexOf('  status '));
    expect(program.commands.map((verb) => verb.helpGroup())).not.toContain('Other:');
  });

  it('says of every verb what it does and of every word and option what it is', () => {
    for (const command of everyCommand(program)) {
      expect(`${wayTo(command)}: ${command.description()}`).toMatch(/: .{20,}/s);
      for (const { flags, description } of command.options) expect(`${flags}: ${description}`).toMatch(/: .{5,}/);
      for (const argument of command.registeredArguments)
        expect(`${argument.name()}: ${argument.description}`).toMatch(/: .{5,}/);
    }
  });

  it('says nothing of defaults that go without saying', () => {
    for (const command of everyCommand(program)) expect(command.helpInformation()).not.toMatch(/default: (false|\[)/);
  });
});

describe('Words that do not fit', () => {
  it.each([
    [['statu'], 'There is no "./oln statu". Did you mean status? (./oln --help)\n'],
    [['import', 'x.csv'], 'There is no "./oln import x.csv"; there is requests. (./oln import --help)\n'],
    [['up', '--replica', '2'], 'There is no option --replica. Did you mean --replicas? (./oln up --help)\n'],
    [['up', '--replicas', '0'], '"0" does not fit --replicas: give a number from 1 to 9. (./oln up --help)\n'],
    [['up', 'now'], 'Too many words: ./oln up takes none. (./oln up --help)\n'],
    [['demo', '--only'], 'A value is missing: --only <story>. (./oln demo --help)\n'],
    [['demo', '--day-lasts', 'x'], '"x" does not fit --day-lasts: give seconds, 0.1 or more. (./oln demo --help)\n'],
    [['mail', 'show', 'x'], '"x" does not fit <number>: give a whole number. (./oln mail show --help)\n'],
    [['mail', 'show'], 'This needs <number>. (./oln mail show --help)\n'],
    [['explain'], 'This needs <id>. (./oln explain --help)\n'],
    [['explain', 'x', '--lang', 'fr'], '"fr" does not fit --lang: one of es, en. (./oln explain --help)\n'],
    [['new', 'capability', 'cases', 'x'], 'This needs --es <text>. (./oln new capability --help)\n'],
    [
      ['import', 'requests', 'x.csv', '--language', 'fr'],
      '"fr" does not fit --language: one of es, en. (./oln import requests --help)\n',
    ],
  ])('%j are refused in a sentence', async (words, sentence) => {
    expect(await refusalOf(...words)).toBe(sentence);
  });

  it('name the stories there are where a story is not', async () => {
    expect(await refusalOf('demo', '--only', 'pepe')).toMatch(/"pepe" does not fit --only: there is Roja, Azul, .+\./);
  });
});
