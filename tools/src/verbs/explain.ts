import { Option, type Command } from 'commander';
import { ApiClient, type Answer } from '../api-client.js';
import { Problem } from '../problem.js';
import { environmentPaths } from '../stack/paths.js';
import { ensureSecrets } from '../stack/secrets.js';
import { communeList, envOption } from './options.js';
import { currentState } from './status.js';

type Language = 'es' | 'en';

interface Options {
  env: string;
  person: string;
  communes: string[];
  lang: Language;
  json: boolean;
}

interface Explained {
  temporal: string;
  text: string;
}

interface Told {
  items?: Explained[];
  title?: string;
  detail?: string;
}

const ABOUT = [
  'One page on any process: where it stands and since when, what it waits for, who is in charge, what happens if nobody acts, its',
  'last steps, and whether a process runs for it that says the same as the record. By the id of the process (case-…, referral-…,',
  'alert-…, child-watch-…, escalation-…, measure-…, intake-…, rights-request-…, anonymisation-…, community-plan-…) or of the record alone. Ends with 1 if there is none.',
].join(' ');

const EXAMPLE = `
  ./oln explain case-01939b1e-7d4c-7c3a-9f57-2f1f4f0a6b11
  ./oln explain 01939b1e-7d4c-7c3a-9f57-2f1f4f0a6b11 --lang en`;

const ID = /^([a-z]+(-[a-z]+)*-)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function register(program: Command): void {
  program
    .command('explain')
    .summary('one page on a process: where it stands, what it waits for, what if nobody acts')
    .description(ABOUT)
    .addHelpText('after', EXAMPLE)
    .argument('<id>', 'of the process, or of its record alone')
    .addOption(envOption())
    .addOption(new Option('--lang <language>', 'language of the page').choices(['es', 'en']).default('es'))
    .option('--json', 'for scripts', false)
    .option('--person <id>', 'who looks: it is audited', 'supervisora-1')
    .option('--communes <list>', 'whose processes: CUT codes separated by commas', communeList, ['13110'])
    .action(async (id: string, options: Options) => {
      if (!ID.test(id)) throw new Problem(SAYS[options.lang].notAnId(id));
      const { items, gateway } = await ask(id, options);
      process.stdout.write(options.json ? `${JSON.stringify({ items }, null, 2)}\n` : pages(items, gateway));
    });
}

async function ask(
  id: string,
  { env, person, communes, lang }: Options,
): Promise<{ items: Explained[]; gateway: string }> {
  const state = await currentState(env);
  if (!state?.ready) throw new Problem(`"${env}" is not running: ./oln up starts it.`);
  const gateway = `http://127.0.0.1:${state.ports.gateway}`;
  const { keysFile } = ensureSecrets(environmentPaths(env));
  const looker = await ApiClient.as(person, ['regional-supervisor'], communes, `${gateway}/api/gateway/v1`, keysFile);
  const answer = await looker.get<Told>(`/explain/${id}`, { language: lang });
  if (answer.status !== 200) throw new Problem(refusal(answer, communes, lang));
  return { items: answer.body.items ?? [], gateway };
}

/** The page's own addresses are those of the gateway; here they become links. */
const pages = (items: Explained[], gateway: string): string =>
  items.map(({ text }) => text.replaceAll(/(^|\s)(\/(?:temporal|api)\/\S+)/gm, `$1${gateway}$2`)).join('\n');

const SAYS = {
  es: {
    notAnId: (id: string) =>
      `"${id}" no es un identificador: use el del proceso (case-…, referral-…) o el del registro solo.`,
    within: (communes: string) => `Se buscó en ${communes}; --communes busca en otras.`,
  },
  en: {
    notAnId: (id: string) => `"${id}" is no id: give that of the process (case-…, referral-…) or of its record alone.`,
    within: (communes: string) => `Looked for in ${communes}; --communes looks elsewhere.`,
  },
};

function refusal({ status, body }: Answer<Told>, communes: string[], lang: Language): string {
  const sentences = [body.title, body.detail].filter(Boolean).map((text) => `${text?.replace(/\.$/, '')}.`);
  return [...sentences, ...(status === 404 ? [SAYS[lang].within(communes.join(', '))] : [])].join(' ');
}
