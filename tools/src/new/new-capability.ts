import { join } from 'node:path';
import { Problem } from '../problem.js';
import { ROOT } from '../stack/paths.js';
import { Draft, filledFrom } from './draft.js';
import { labelOf, namesOf, pluralOf } from './names.js';
import { addEvent, assertService } from './new-event.js';

export const TEMPLATES = join(ROOT, 'tools/templates');

export interface Subject {
  service: string;
  name: string;
  /** What people call it, in Spanish. */
  labelEs: string;
}

/** The words that templates ask for. */
export function wordsOf(
  { service, name, labelEs }: Subject,
  more: Record<string, string> = {},
): Record<string, string> {
  const names = namesOf(name);
  return {
    ...names,
    service,
    labelEs: labelEs.replace(/'/g, '’'),
    labelEn: labelOf(name),
    plural: pluralOf(name),
    table: pluralOf(name).replace(/-/g, '_'),
    stamp: String(Date.now()),
    alsoImported: '',
    outcomes: `export const ${names.CONSTANT}_OUTCOMES = ['done', 'withdrawn'] as const;\nexport type ${names.Pascal}Outcome = (typeof ${names.CONSTANT}_OUTCOMES)[number];`,
    ...more,
  };
}

/**
 * A capability with all its rooms: decision, errors, row, repository, service, door, module, table, events, spec.
 * `own`: files of another template folder that take the place of these.
 */
export function addCapability(draft: Draft, subject: Subject, words = wordsOf(subject), own?: string): void {
  const { service, name } = subject;
  assertService(draft, service);
  const folder = `services/${service}/src/${name}`;
  if (draft.has(folder)) throw new Problem(`${folder} is there already: take another name.`);
  draft.fill(join(TEMPLATES, 'capability'), folder, words, [MIGRATION, ...(own ? REPLACED : [])]);
  if (own) draft.fill(own, folder, words);
  addEvent(draft, service, name, 'opened');
  addEvent(draft, service, name, 'closed');
  registerModule(draft, service, words);
  registerTable(draft, service, words);
  registerRight(draft, service, words);
}

const MIGRATION = 'migration.ts.template';
/** A capability with a process has these of its own. */
const REPLACED = ['__kebab__.service.ts.template', '__kebab__.module.ts.template'];

function registerModule(draft: Draft, service: string, { kebab, Pascal }: Record<string, string>): void {
  const file = `services/${service}/src/app.module.ts`;
  draft.addImport(file, `import { ${Pascal}Module } from './${kebab}/${kebab}.module.js';`);
  draft.change(file, /imports: \[(\s*)/, `imports: [$1${Pascal}Module, `);
}

/** Whoever leads the office; who else may is for whoever makes it theirs to say. */
function registerRight(draft: Draft, service: string, { plural }: Record<string, string>): void {
  const file = `libs/identity/src/rights/${service === 'gateway' ? 'house' : service}-rights.ts`;
  draft.change(file, /(\n\} as const satisfies Record<string, Grants>;\n)$/, `\n  '${plural}.work': LEADS,$1`);
}

function registerTable(draft: Draft, service: string, words: Record<string, string>): void {
  const { kebab, Pascal, stamp } = words;
  const definition = `services/${service}/src/${service}.ts`;
  draft.addImport(definition, `import { ${Pascal}Row } from './${kebab}/${kebab}.entity.js';`);
  draft.change(definition, /entities: \[(\s*)/, `entities: [$1${Pascal}Row, `);
  const migrations = `services/${service}/src/migrations`;
  if (!draft.has(`${migrations}/index.ts`))
    throw new Problem(`${migrations}/index.ts is not there: list the service's migrations in it as MIGRATIONS first.`);
  draft.add(`${migrations}/${kebab}-tables.ts`, filledFrom(join(TEMPLATES, 'capability', MIGRATION), words));
  draft.addImport(`${migrations}/index.ts`, `import { ${Pascal}Tables${stamp} } from './${kebab}-tables.js';`);
  draft.change(`${migrations}/index.ts`, /(MIGRATIONS[^=]*= \[[^\]]*?),?\s*\]/, `$1, ${Pascal}Tables${stamp}]`);
}
