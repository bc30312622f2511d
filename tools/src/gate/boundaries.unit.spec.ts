import { describe, expect, it } from '@jest/globals';
import { ESLint } from 'eslint';
import { join } from 'node:path';
import { ROOT } from '../stack/paths.js';

const eslint = new ESLint({ cwd: ROOT });

/** Reasons given for one import in a file of that name. */
async function reasons(path: string, imported: string): Promise<string[]> {
  const code = `import { x } from '${imported}';\n\nexport const y = x;\n`;
  const [result] = await eslint.lintText(code, { filePath: join(ROOT, path) });
  return result!.messages.filter(({ ruleId }) => ruleId === 'no-restricted-imports').map(({ message }) => message);
}

const DOOR = 'services/cases/src/session/session.http.ts';
const SERVICE = 'services/cases/src/session/session.service.ts';
const DECISION = 'services/cases/src/case-file/decide-case.ts';
const WORKFLOW = 'workflows/src/building-blocks/clocks.ts';

describe('The boundaries of the house', () => {
  it.each([
    [WORKFLOW, 'node:fs', 'A workflow is deterministic'],
    [WORKFLOW, '@nestjs/common', 'The workflow bundle holds workflows only'],
    [WORKFLOW, '@oln/service-kit', 'Workflows import pure libraries only'],
    [WORKFLOW, '@oln/contracts', 'Workflows import @oln/contracts/processes'],
    [WORKFLOW, '@oln/calendar/holidays', 'Workflows import pure libraries only'],
    [SERVICE, '@oln/intake', 'Services never import each other'],
    [SERVICE, '@oln/workflows/stages', 'Services never import each other or the workflows'],
    [SERVICE, '@temporalio/client', 'Only the relay and the activity door'],
    [SERVICE, '@oln/testing', 'Production code does not import tests'],
    [SERVICE, '../../../../libs/messaging/src/index.js', 'imported by its name'],
    [DOOR, './session.repository.js', 'Doors call services'],
    [DOOR, '../case-file/case-file.entity.js', 'Doors call services'],
    [DOOR, '@oln/intake', 'Services never import each other'],
    [DOOR, '@temporalio/client', 'Only the relay and the activity door'],
    [DECISION, '@nestjs/common', 'Decisions are pure'],
    [DECISION, './case-file.repository.js', 'Decisions are pure'],
    ['libs/policy/src/numbers.ts', 'pg', 'Pure libraries are safe inside workflows'],
    ['libs/identity/src/run.ts', 'node:crypto', 'Pure libraries are safe inside workflows'],
    ['libs/contracts/src/event.ts', '@oln/cases', 'A library knows nothing of who uses it'],
    ['libs/messaging/src/relay/lane.ts', '@oln/service-kit', 'A library knows nothing of who uses it'],
    ['apps/dashboard/src/app.tsx', '@oln/service-kit', 'A page imports nothing that needs more than a browser'],
    ['apps/dashboard/src/data/answers.ts', 'node:fs', 'A page imports nothing that needs more than a browser'],
  ])('keep %s from %s, and say why', async (path, imported, reason) => {
    expect(await reasons(path, imported)).toEqual([expect.stringContaining(reason)]);
  });

  it.each([
    ["eval('1 + 1');", 'no-eval'],
    ["export const run = new Function('return 1');", 'no-new-func'],
    ["export const link = 'javascript:alert(1)';", 'no-script-url'],
  ])('let no text become code: %s', async (code, rule) => {
    const [result] = await eslint.lintText(`${code}\n`, { filePath: join(ROOT, SERVICE) });
    expect(result!.messages.map(({ ruleId }) => ruleId)).toContain(rule);
  });

  it.each([
    [WORKFLOW, '@oln/calendar'],
    [WORKFLOW, '@oln/contracts/processes'],
    ['apps/dashboard/src/data/viewer.ts', '@oln/identity'],
    ['apps/dashboard/src/words/codes.ts', '@oln/contracts/process-labels'],
    [WORKFLOW, '@temporalio/workflow'],
    [SERVICE, './session.repository.js'],
    [SERVICE, '@oln/service-kit'],
    [DOOR, './session.service.js'],
    [DECISION, './case-file.js'],
    ['services/cases/src/testing/cases-house.spec.ts', '@oln/testing'],
    ['services/cases/src/case-file/case-process-table.unit.spec.ts', '@oln/workflows/stages'],
  ])('let %s have %s', async (path, imported) => {
    expect(await reasons(path, imported)).toEqual([]);
  });
});
