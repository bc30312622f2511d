import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TABLES, type ClockRule, type ProcessTable } from '../stages.js';

const DOCS = join(dirname(fileURLToPath(import.meta.url)), '../../../docs/processes');

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const FROM: Record<string, string> = { entry: 'entrada a la etapa' };

function countedFrom({ from, dueAt }: ClockRule): string {
  const [kind, name] = from.split(':');
  const text = FROM[from] ?? (kind === 'last' ? `último \`${name}\`, o la entrada` : `\`${name}\``);
  return dueAt ? `${text}; vence en \`${dueAt}\` si es antes` : text;
}

function clockRow(stage: string, name: string, clock: ClockRule): string {
  const told =
    clock.kind === 'ask'
      ? 'el servicio mueve el registro'
      : `${clock.overdueTo ?? 'coordinator'}, luego regional-supervisor al doble`;
  const remind = clock.kind === 'ask' ? '–' : `${Math.round((clock.remindAt ?? 0.6) * 100)} %`;
  return `| \`${stage}.${name}\` | ${clock.label.es} · *${clock.label.en}* | ${clock.term} | ${countedFrom(clock)} | ${remind} | ${told} | ${clock.otherwise.es} |`;
}

function page(table: ProcessTable): string {
  const stages = Object.entries(table.stages);
  const arrows = stages.flatMap(([stage, { next }]) => next.map((to) => `  ${id(stage)} --> ${id(to)}`));
  const names = stages.map(([stage, { label }]) => `  ${id(stage)}["${label.es}"]`);
  const rows = stages.map(
    ([stage, { label, next, outcomes }]) =>
      `| \`${stage}\` | ${label.es} · *${label.en}* | ${next.map((to) => `\`${to}\``).join(', ') || 'fin'} | ${outcomes.map((outcome) => `\`${outcome}\``).join(', ')} |`,
  );
  const clocks = stages.flatMap(([stage, rule]) =>
    Object.entries(rule.clocks).map(([name, clock]) => clockRow(stage, name, clock)),
  );
  return `<!-- Generated from workflows/src/${kebab(table.process)}/stages.ts: npm run generate:processes -w @oln/workflows -->

# ${table.label.es} · *${table.label.en}* (${table.section})

\`\`\`mermaid
flowchart LR
${[...names, ...arrows].join('\n')}
\`\`\`

## Etapas · *Stages*

| etapa | nombre | siguientes | resultados que se fijan aquí |
|---|---|---|---|
${rows.join('\n')}

## Plazos · *Clocks*

\`bd\` días hábiles, \`d\` días corridos, \`m\` meses; cada comuna puede decidir otros. Una pausa detiene todos.

| regla | qué | plazo | se cuenta desde | recordatorio | al vencer se avisa a | si nadie actúa |
|---|---|---|---|---|---|---|
${clocks.join('\n')}
`;
}

const id = (stage: string): string => stage.replace(/-/g, '_');

const write = process.argv.includes('--write');
const stale: string[] = [];
mkdirSync(DOCS, { recursive: true });
for (const table of Object.values(TABLES)) {
  const file = join(DOCS, `${kebab(table.process)}.md`);
  const text = page(table);
  if (write) writeFileSync(file, text);
  else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) stale.push(file);
}
if (stale.length > 0) {
  process.stderr.write(
    `Not as the tables say: ${stale.map((file) => file.slice(DOCS.length + 1)).join(', ')}. Run npm run generate:processes -w @oln/workflows.\n`,
  );
  process.exitCode = 1;
}
