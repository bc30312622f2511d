import type { HeldData } from '@oln/service-kit';

/**
 * What reporting holds of records: ids, codes and days, all of which other services told and give themselves. Nothing here says more of
 * a person than the record it was told of.
 */
export const REPORTING_HELD_DATA: HeldData = {
  lists: {},
  audited: [],
  tables: [],
  columns: {},
  exceptions: {
    generations: 'The house itself',
    folded_communes: 'The house itself',
    unknown_facts: 'Names of kinds of messages, and how many there are of each',
    heard: 'Ids, codes and days of facts about records that their services give themselves',
    marks: 'What those facts add to figures',
    rollups: 'Sums',
    commitments: 'How many families an office commits itself to attend: nothing of a family',
  },
};
