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

export function register(program: Command): void {
  program
    .command('mail')
    .summary('mails the system sent (kept here, nothing leaves the machine)')
    .argument('[number]', 'show one whole', wholeNumber)
    .addOption(envOption())
    .action(async (number: number | undefined, { env }: { env: string }) => {
      const mails = await readMails(env);
      if (number === undefined) return void process.stdout.write(mails.length > 0 ? list(mails) : 'No mail was sent yet.\n');
      const mail = mails[number - 1];
      if (!mail) throw new Problem(`There are ${mails.length} mails: give a number from 1 to ${mails.length}.`);
      process.stdout.write(`${mail.at}\nTo: ${mail.to.join(', ')}\nSubject: ${mail.subject}\n\n${mail.text}\n`);
    });
}

const list = (mails: Mail[]): string =>
  mails.map((mail, index) => `${String(index + 1).padStart(4)}  ${mail.at}  ${mail.to.join(', ')}  ${mail.subject}\n`).join('');

async function readMails(env: string): Promise<Mail[]> {
  const state = await currentState(env);
  if (!state) throw new Problem(`"${env}" is not running: ./oln up starts it.`);
  const response = await fetch(`http://127.0.0.1:${state.ports.mail}/mails`);
  return (await response.json()) as Mail[];
}
