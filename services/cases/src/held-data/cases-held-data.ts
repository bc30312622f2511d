import type { HeldData } from '@oln/service-kit';
import { CASE_HELD_TABLES } from './case-held-tables.js';
import { CASES_HELD_COLUMNS } from './cases-held-columns.js';
import { PROTECTION_HELD_TABLES } from './protection-held-tables.js';

/** Not in reach of an index, and few: those of the family are looked through. */
const LEFT = `exists (select from jsonb_array_elements(left_children) gone where (gone ->> 'child')::uuid = any (:entries))`;
const OTHERS = `(exists (select from unnest(children) child where child <> all (:entries))
  or exists (select from jsonb_array_elements(left_children) gone where (gone ->> 'child')::uuid <> all (:entries)))`;

const ofChild = (table: string, children: string, id: string): string =>
  `select ${id} as id from ${children} where child_id = any(:entries)
   union select id from ${table} where family_id = any(:families) and ${LEFT}`;

/**
 * What cases hold on a person of the registry. A child's are the cases, escalations and measures that list them, or did; an adult's the
 * cases of their family, without what is said of its children: nothing of escalations and measures, which protect those.
 */
export const CASES_HELD_DATA: HeldData = {
  lists: {
    cases: ofChild('case_files', 'case_children', 'case_id'),
    familyCases: 'select id from case_files where family_id = any(:familiesAsAdult)',
    casesOfOthersToo: `select id from case_files where id = any(:familyCases) or (id = any(:cases) and ${OTHERS})`,
    escalations: ofChild('escalations', 'escalation_children', 'escalation_id'),
    escalationsOfOthersToo: `select id from escalations where id = any(:escalations) and ${OTHERS}`,
    measures: ofChild('measures', 'measure_children', 'measure_id'),
    measuresOfOthersToo: `select id from measures where id = any(:measures) and ${OTHERS}`,
    diagnoses: 'select id from diagnoses where case_id = any(:cases)',
    opinions: 'select id from child_opinions where case_id = any(:cases) and child_id = any(:entries)',
    transfers: 'select id from transfers where case_id = any(:cases) or case_id = any(:familyCases)',
  },
  audited: ['cases', 'familyCases', 'escalations', 'measures', 'diagnoses', 'opinions', 'transfers'],
  tables: [...CASE_HELD_TABLES, ...PROTECTION_HELD_TABLES],
  columns: CASES_HELD_COLUMNS,
  exceptions: {
    case_children: 'Kept beside the case to find it by its children',
    plan_cases: 'Which cases share a plan: their parts of it are given',
    escalation_children: 'Kept beside the escalation to find it by its children',
    measure_children: 'Kept beside the measure to find it by its children',
    escalation_origins: 'What asked for an escalation: the escalation names it',
    measure_origins: 'The alert that asked for a measure: the measure names it',
    awaited_requests: 'Requests that intake is to open, until it has: it gives them itself',
    merged_persons: 'Merges of the registry, which gives them itself',
    answer_links: 'Secrets by which institutions answered: their answers are given',
    recipients: 'Institutions and their addresses',
    document_kinds: 'Catalogue of the office',
    instruments: 'Catalogue of the office',
    measure_catalogues: 'Catalogue of the office',
    reassignments: 'Handovers between people of the office: nothing of a family',
    calendar_feeds: 'People of the office',
    known_staff: 'People of the office',
  },
};
