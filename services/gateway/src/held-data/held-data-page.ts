import { escaped, meaningOf, type HeldField, type HeldRecord } from '@oln/service-kit';
import { localMoment, type Language } from '../words/local-time.js';
import type { HeldDataDto, WhoReadDto } from './held-data.dto.js';
import { REASON_WORDS } from './held-data-words.js';

const TEXTS = {
  es: {
    title: 'Todo lo que la Oficina Local de la Niñez guarda sobre una persona',
    person: 'Persona',
    made: 'Hecho el',
    by: 'Por',
    why: 'Motivo',
    contents: 'Contenido',
    nothing: 'Nada registrado.',
    readers: 'Quién leyó o cambió el archivo',
    noReaders: 'Nadie.',
    columns: ['Fecha', 'Quién', 'Rol', 'Registro', 'Qué hizo', 'Motivo'],
    how: { read: 'Leyó', changed: 'Cambió' },
    withheld: {
      'concerns-others': 'Se reserva: también trata de otras personas',
      'protects-who-told': 'Se reserva: protege a quien avisó',
    },
    yes: 'Sí',
    no: 'No',
    footer: 'Oficina Local de la Niñez',
  },
  en: {
    title: 'Everything that the local children’s rights office holds on a person',
    person: 'Person',
    made: 'Made on',
    by: 'By',
    why: 'Reason',
    contents: 'Contents',
    nothing: 'Nothing on record.',
    readers: 'Who read or changed the file',
    noReaders: 'Nobody.',
    columns: ['Date', 'Who', 'Role', 'Record', 'What they did', 'Reason'],
    how: { read: 'Read', changed: 'Changed' },
    withheld: {
      'concerns-others': 'Withheld: it is also about other persons',
      'protects-who-told': 'Withheld: it protects who spoke up',
    },
    yes: 'Yes',
    no: 'No',
    footer: 'Local children’s rights office',
  },
} as const;

const STYLE = `body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
h1{font-size:1.6rem}h2{border-bottom:2px solid #0b4f8a;margin-top:2.5rem}article{border:1px solid #767676;border-radius:.4rem;padding:.4rem 1rem;margin:1rem 0;break-inside:avoid}
h3{font-size:1.05rem;margin:.3rem 0}dl{margin:0}dt{font-weight:600}dd{margin:0 0 .4rem;overflow-wrap:anywhere;white-space:pre-wrap}dd dl,dd ul{white-space:normal;margin:0 0 0 1rem;padding:0}
.kept{font-style:italic}table{border-collapse:collapse;width:100%}caption{text-align:left}th,td{border:1px solid #767676;padding:.3rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
thead{display:table-header-group}tr{break-inside:avoid}a{color:#0b4f8a}@media print{body{max-width:none;margin:0}nav{display:none}}`;

/** Its style is its own, and nothing else is loaded, run, sent or framed. */
export const PAGE_POLICY = `default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'`;

/** One page that holds everything by itself, to be read, printed and handed over. Whatever was typed, nothing of it is markup. */
export function heldDataPage(data: HeldDataDto, language: Language): string {
  const text = TEXTS[language];
  const sections = data.services.map(
    ({ service, label, records }) =>
      `<section aria-labelledby="${service}"><h2 id="${service}">${escaped(label)}</h2>${
        records.length > 0 ? records.map((record) => article(record, language)).join('') : `<p>${text.nothing}</p>`
      }</section>`,
  );
  const links = data.services.map(({ service, label }) => `<li><a href="#${service}">${escaped(label)}</a></li>`);
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${text.title}</title><style>${STYLE}</style></head>
<body><header><h1>${text.title}</h1>${heading(data, language)}<p>${escaped(data.note)}</p></header>
<nav aria-label="${text.contents}"><ul>${links.join('')}<li><a href="#readers">${text.readers}</a></li></ul></nav>
<main>${sections.join('\n')}
<section aria-labelledby="readers"><h2 id="readers">${text.readers}</h2>${readersTable(data.readers, language)}</section></main>
<footer><p>${text.footer}</p></footer></body></html>`;
}

function heading({ person, madeAt, madeBy, reason }: HeldDataDto, language: Language): string {
  const { person: who, made, by, why } = TEXTS[language];
  const rows: [string, string][] = [
    [who, person],
    [made, localMoment(madeAt, language)],
    [by, madeBy],
    [why, REASON_WORDS[reason]?.[language] ?? reason],
  ];
  return `<dl>${rows.map(([name, value]) => `<dt>${name}</dt><dd>${escaped(value)}</dd>`).join('')}</dl>`;
}

const article = ({ label, fields }: HeldRecord, language: Language): string =>
  `<article><h3>${escaped(label)}</h3><dl>${fields.map((field) => definition(field, language)).join('')}</dl></article>`;

function definition({ label, value, meaning, withheld }: HeldField, language: Language): string {
  const told = withheld
    ? `<span class="kept">${TEXTS[language].withheld[withheld]}</span>`
    : meaning
      ? escaped(meaning)
      : valueOf(value, language);
  return `<dt>${escaped(label)}</dt><dd>${told}</dd>`;
}

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** What lies as JSON is shown part by part; codes by what they mean. */
function valueOf(value: unknown, language: Language): string {
  const { yes, no } = TEXTS[language];
  if (typeof value === 'boolean') return value ? yes : no;
  if (typeof value === 'string')
    return escaped(INSTANT.test(value) ? localMoment(value, language) : wordOf(value, language));
  if (Array.isArray(value)) return `<ul>${value.map((item) => `<li>${valueOf(item, language)}</li>`).join('')}</ul>`;
  if (value === null || typeof value !== 'object') return escaped(String(value));
  const parts = Object.entries(value).filter(([, part]) => part !== null && part !== undefined);
  return `<dl>${parts
    .map(([name, part]) => `<dt>${escaped(wordOf(name, language))}</dt><dd>${valueOf(part, language)}</dd>`)
    .join('')}</dl>`;
}

const wordOf = (code: string, language: Language): string => meaningOf(code)?.[language] ?? code;

function readersTable(readers: WhoReadDto[], language: Language): string {
  const { columns, how, readers: caption, noReaders, withheld: hidden } = TEXTS[language];
  if (readers.length === 0) return `<p>${noReaders}</p>`;
  const rows = readers.map((reader) => {
    const { at, person = hidden[reader.withheld ?? 'protects-who-told'], roleLabel, recordLabel, reason = '' } = reader;
    const why = REASON_WORDS[reason]?.[language] ?? wordOf(reason, language);
    const cells = [localMoment(at, language), person, roleLabel, recordLabel, how[reader.how], why];
    return `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`;
  });
  const head = columns.map((name) => `<th scope="col">${name}</th>`).join('');
  return `<table><caption>${caption}</caption><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}
