import { join } from 'node:path';
import { Problem } from '../problem.js';
import { Draft, filledFrom } from './draft.js';
import { addCapability, TEMPLATES, wordsOf, type Subject } from './new-capability.js';

export interface ProcessSubject extends Subject {
  /** Section of the specification it carries out, e.g. `§7`. */
  section: string;
}

/**
 * A process and its owner's side: contract, table, story, policy, clock held to literal dates, and a capability that
 * starts it, moves it, answers it and is watched.
 */
export function addProcess(draft: Draft, subject: ProcessSubject): void {
  const own = wordsOf(subject);
  const words = wordsOf(subject, {
    section: subject.section,
    alsoImported: `, type ${own.Pascal}Outcome`,
    outcomes: `export { ${own.CONSTANT}_OUTCOMES, type ${own.Pascal}Outcome } from '@oln/contracts';`,
  });
  assertTellsDeadlines(draft, subject.service);
  addContract(draft, words);
  addTable(draft, words);
  addToDue(draft, words);
  addScenarios(draft, words);
  addCapability(draft, subject, words, join(TEMPLATES, 'process-owner'));
}

function assertTellsDeadlines(draft: Draft, service: string): void {
  const file = `libs/contracts/src/events/${service}.ts`;
  if (!/export const deadlineSet =/.test(draft.read(file)))
    throw new Problem(`${file} has no deadline events yet: take them over from cases.ts first.`);
}

function addContract(draft: Draft, words: Record<string, string>): void {
  const { kebab, camel, service } = words;
  const folder = 'libs/contracts/src/processes';
  draft.add(`${folder}/${kebab}.ts`, filledFrom(join(TEMPLATES, 'process/contract.ts.template'), words));
  draft.change(
    `${folder}/protocol.ts`,
    /(export const PROCESSES = \{[\s\S]*?)\n\} as const;/,
    `$1\n  ${camel}: { workflowType: '${camel}', prefix: '${kebab}', owner: '${service}', code: '${kebab}' },\n} as const;`,
  );
  draft.change(`${folder}/index.ts`, /(export \* from '\.\/protocol\.js';)/, `export * from './${kebab}.js';\n$1`);
  draft.change(
    'libs/policy/src/defaults.ts',
    /(export const POLICY_DEFAULTS = \{[\s\S]*?)\n\} as const/,
    `$1\n  '${camel}.open.conclude': '10bd',\n} as const`,
  );
}

/** Its clocks are told to whom the record is. */
function addToDue(draft: Draft, { camel, service, plural }: Record<string, string>): void {
  draft.change(
    `services/${service}/src/app.module.ts`,
    /(DueModule\.for\([^)]*?processes: \{)/,
    `$1 ${camel}: '${plural}.work',`,
  );
}

function addTable(draft: Draft, words: Record<string, string>): void {
  const { kebab, camel, CONSTANT } = words;
  for (const name of ['stages.ts', '__kebab__.ts'])
    draft.add(
      `workflows/src/${kebab}/${name.replace('__kebab__', kebab!)}`,
      filledFrom(join(TEMPLATES, `process/${name}.template`), words),
    );
  draft.append('workflows/src/processes.ts', `export { ${camel} } from './${kebab}/${kebab}.js';\n`);
  const stages = 'workflows/src/stages.ts';
  draft.addImport(stages, `import { ${CONSTANT} } from './${kebab}/stages.js';`);
  draft.change(stages, /export \{\s*(ALERT,[^}]*?),?\s*\};/, `export { $1, ${CONSTANT} };`);
  draft.change(
    stages,
    /(TABLES: Record<ProcessName, ProcessTable> = \{[^}]*?),?\s*\};/,
    `$1, ${camel}: ${CONSTANT} };`,
  );
  holdToSpecs(draft, words);
}

/** From noon of Monday 2 March 2026, at which everything starts there. */
const TEN_BUSINESS_DAYS = `remind: '2026-03-11T02:59:59.000Z', due: '2026-03-17T02:59:59.000Z', climb: '2026-03-31T02:59:59.000Z'`;

/** The specs of all tables and clocks know it from the first day. */
function holdToSpecs(draft: Draft, { camel, CONSTANT }: Record<string, string>): void {
  const tables = 'workflows/src/stages.unit.spec.ts';
  draft.change(
    tables,
    /(const CONTRACTS: Record<ProcessName, Contract> = \{)/,
    `$1\n  ${camel}: { stages: ${CONSTANT}_STAGES, outcomes: ${CONSTANT}_OUTCOMES, happenings: [], anchors: [], first: 'open' },`,
  );
  draft.change(
    tables,
    /import \{([^}]*?),?\s*\} from '@oln\/contracts';/,
    `import {$1, ${CONSTANT}_OUTCOMES, ${CONSTANT}_STAGES } from '@oln/contracts';`,
  );
  const policy = 'libs/policy/src/policy.unit.spec.ts';
  draft.change(
    policy,
    /import \{([^}]*?),?\s*\} from '@oln\/contracts';/,
    `import {$1, ${CONSTANT}_STAGES } from '@oln/contracts';`,
  );
  draft.change(policy, /(const stages: Record<string, readonly string\[\]> = \{)/, `$1 ${camel}: ${CONSTANT}_STAGES,`);
  const story = (outcome: string): string =>
    `{ stage: 'open', steps: [{ at: '2026-03-05T15:00:00.000Z', move: { stage: 'closed', outcome: '${outcome}', ended: true } }] }`;
  draft.change(
    'workflows/src/outcomes.workflow.spec.ts',
    /(const STORIES: [^=]*= \{)/,
    `$1\n  ${camel}: { done: ${story('done')}, withdrawn: ${story('withdrawn')} },`,
  );
  const clocks = 'workflows/src/clocks.workflow.spec.ts';
  const [who, dates] = [`asked: 'in-charge', told: 'coordinator'`, TEN_BUSINESS_DAYS];
  const row = `{ process: '${camel}', stage: 'open', rule: 'open.conclude', ${who}, ${dates} },`;
  draft.change(clocks, /(const CLOCKS: readonly Clock\[\] = \[)/, `$1\n  ${row}`);
  draft.change(clocks, /const OUTCOME = \{\s*/, `const OUTCOME = {\n  ${camel}: 'withdrawn',\n  `);
  draft.change(clocks, /const FINAL = \{\s*/, `const FINAL = {\n  ${camel}: 'closed',\n  `);
}

/** Its outcomes are come to on the whole system, too. */
function addScenarios(draft: Draft, words: Record<string, string>): void {
  const { kebab, camel, CONSTANT, service, plural } = words;
  const folder = 'tests/scenarios/src/outcomes';
  draft.add(`${folder}/${kebab}.ts`, filledFrom(join(TEMPLATES, 'process/scenarios.ts.template'), words));
  const home = `\n  ${camel}: '/${service}/v1/${plural}',`;
  draft.change(`${folder}/followed.ts`, /(const HOME: Record<ProcessName, string> = \{)/, `$1${home}`);
  const suite = 'tests/scenarios/src/outcomes.e2e.spec.ts';
  draft.addImport(suite, `import { ${CONSTANT} } from './outcomes/${kebab}.js';`);
  draft.change(
    suite,
    /import \{([^}]*?),?\s*type ProcessName,?\s*\} from '@oln\/contracts';/,
    `import {$1, ${CONSTANT}_OUTCOMES, type ProcessName } from '@oln/contracts';`,
  );
  draft.change(suite, /(const SCENARIOS: [^=]*= \{)/, `$1\n  ${camel}: ${CONSTANT},`);
  draft.change(suite, /(const OUTCOMES: [^=]*= \{)/, `$1\n  ${camel}: ${CONSTANT}_OUTCOMES,`);
}
