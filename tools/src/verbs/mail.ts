import type { Command } from 'commander';
import { Problem } from '../problem.js';
import { currentState } from './status.js';
import { envOption, wholeNumber } from './options.js';

interface Mail {
  at: string;
  to: string[];
  subject: string;
  text: string;
}

interface Options {
  env: string;
}

export function register(program: Command): void {
  const mail = program
    .command('mail')
    .summary('mails the system sent; nothing leaves this machine')
    .description(
      'What the system would have mailed is kept on this machine: ./oln mail lists it, ./oln mail show 3 shows the third.',
    );
  mail
    .command('list', { isDefault: true })
    .summary('all of them, a line each')
    .description('Every mail a line: number, time, to whom, subject.')
    .addOption(envOption())
    .action(list);
  mail
    .command('show')
    .summary('one, whole')
    .description('One mail with its text.')
    .argument('<number>', 'as ./oln mail list shows it', wholeNumber)
    .addOption(envOption())
    .action(show);
}

async function list({ env }: Options): Promise<void> {
  const mails = await readMails(env);
  const lines = mails.map(({ at, to, subject }, index) => {
    return `${String(index + 1).padStart(4)}  ${at.slice(0, 19)}  ${to.join(', ')}  ${subject}\n`;
  });
  process.stdout.write(lines.join('') || 'No mail was sent yet.\n');
}

async function show(number: number, { env }: Options): Promise<void> {
  const mails = await readMails(env);
  const mail = mails[number - 1];
  if (!mail) throw new Problem(`There are ${mails.length} mails: ./oln mail list numbers them from 1.`);
  process.stdout.write(`${mail.at}\nTo: ${mail.to.join(', ')}\nSubject: ${mail.subject}\n\n${mail.text}\n`);
}

async function readMails(env: string): Promise<Mail[]> {
  const state = await currentState(env);
  if (!state) throw new Problem(`"${env}" is not running: ./oln up starts it.`);
  try {
    const response = await fetch(`http://127.0.0.1:${state.ports.mail}/mails`);
    return (await response.json()) as Mail[];
  } catch {
    throw new Problem('The mail part does not answer: ./oln status shows what it is at.');
  }
}
