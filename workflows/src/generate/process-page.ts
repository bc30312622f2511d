import { processCode } from '@oln/contracts';
import type { ClockRule, Label, ProcessTable, StageRule } from '../building-blocks/stage-table.js';
import { CLIMBS, REMIND_AT } from '../building-blocks/stage-table.js';

/** The page of a process, in Spanish and English, from its table alone. */
export function processPage(table: ProcessTable): string {
  const { label, section, process } = table;
  return `<!-- Generated from workflows/src/${processCode(process)}/stages.ts: npm run generate:processes -w @oln/workflows -->
<!-- prettier-ignore-start -->

# ${label.es} · *${label.en}* (${section})

\`\`\`mermaid
${diagram(table)}
\`\`\`

## Etapas · *Stages*

| etapa · *stage* | nombre · *name* | siguientes · *next* | resultados que se fijan aquí · *outcomes fixed here* |
|---|---|---|---|
${stagesOf(table).map(stageRow).join('\n')}

## Plazos · *Clocks*

\`bd\` días hábiles · *business days*, \`d\` días corridos · *calendar days*, \`m\` meses · *months*, \`h\` horas · *hours*.
Cada comuna puede decidir otros plazos; una pausa los detiene todos. · *Each commune may decide other terms; a pause stops them all.*

| regla · *rule* | qué · *what* | plazo · *term* | se cuenta desde · *counted from* | recordatorio · *reminder* | al vencer · *when due* | si nadie actúa · *if nobody acts* |
|---|---|---|---|---|---|---|
${stagesOf(table).flatMap(clockRows).join('\n')}

## Resultados · *Outcomes*

Un proceso termina solo con uno de estos. · *A process ends with one of these and no other way.*

| resultado · *outcome* | nombre · *name* |
|---|---|
${Object.entries(table.outcomes).map(outcomeRow).join('\n')}

<!-- prettier-ignore-end -->
`;
}

type Stage = [string, StageRule];

const stagesOf = (table: ProcessTable): Stage[] => Object.entries(table.stages);
const both = ({ es, en }: Label): string => `${es} · *${en}*`;
const codes = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');
const outcomeRow = ([outcome, label]: [string, Label]): string => `| \`${outcome}\` | ${both(label)} |`;

function diagram(table: ProcessTable): string {
  const id = (stage: string): string => stage.replaceAll('-', '_');
  const box = (stage: string, { label, final }: StageRule): string =>
    final ? `  ${id(stage)}(["${label.es}"])` : `  ${id(stage)}["${label.es}"]`;
  const boxes = stagesOf(table).map(([stage, rule]) => box(stage, rule));
  const arrows = stagesOf(table).flatMap(([stage, { next }]) => next.map((to) => `  ${id(stage)} --> ${id(to)}`));
  return ['flowchart LR', ...boxes, ...arrows].join('\n');
}

const stageRow = ([stage, { label, next, outcomes }]: Stage): string =>
  `| \`${stage}\` | ${both(label)} | ${codes(next) || both({ es: 'fin', en: 'end' })} | ${codes(outcomes)} |`;

const clockRows = ([stage, { clocks }]: Stage): string[] =>
  Object.entries(clocks).map(([name, clock]) => {
    const cells = [
      `\`${stage}.${name}\``,
      both(clock.label),
      clock.term,
      countedFrom(clock),
      reminder(clock),
      whenDue(clock),
      both(clock.otherwise),
    ];
    return `| ${cells.join(' | ')} |`;
  });

function countedFrom({ from, anew, dueAt, onlyWith, unless, metBy, priority }: ClockRule): string {
  const [kind, name] = from.split(':');
  const start = kind === 'entry' ? both({ es: 'la entrada', en: 'the entry' }) : `\`${name}\``;
  return [
    kind === 'last' ? both({ es: `último ${start} o la entrada`, en: `last ${start} or the entry` }) : start,
    ...(anew ? [both({ es: `de nuevo desde \`${anew}\``, en: `anew from \`${anew}\`` })] : []),
    ...(dueAt ? [both({ es: `vence en \`${dueAt}\` si es antes`, en: `due at \`${dueAt}\` if that is earlier` })] : []),
    ...(onlyWith ? [both({ es: `solo con \`${onlyWith}\``, en: `only with \`${onlyWith}\`` })] : []),
    ...(unless ? [both({ es: `solo sin \`${unless}\``, en: `only without \`${unless}\`` })] : []),
    ...(priority ? [both({ es: `solo prioridad \`${priority}\``, en: `priority \`${priority}\` only` })] : []),
    ...(metBy ? [both({ es: `hasta \`${metBy}\``, en: `until \`${metBy}\`` })] : []),
  ].join('<br>');
}

const reminder = ({ kind, remindAt = REMIND_AT }: ClockRule): string =>
  kind === 'ask' ? '–' : `${Math.round(remindAt * 100)} %`;

function whenDue({ kind, askedOf, overdueTo = 'coordinator', climbs = CLIMBS }: ClockRule): string {
  if (kind === 'ask') return both({ es: 'el servicio mueve el registro', en: 'the service moves the record' });
  const steps = climbs.map(({ times, to }) => ({
    es: `; ${times === 2 ? 'al doble' : `a ${times} veces el plazo`}, a \`${to}\``,
    en: `; at ${times === 2 ? 'twice' : `${times} times`} the term, \`${to}\``,
  }));
  const [es, en] = askedOf ? [`\`${askedOf}\``, `\`${askedOf}\``] : ['la persona', 'the person'];
  return both({
    es: `a ${es} y a \`${overdueTo}\`${steps.map((step) => step.es).join('')}`,
    en: `${en} and \`${overdueTo}\`${steps.map((step) => step.en).join('')}`,
  });
}
