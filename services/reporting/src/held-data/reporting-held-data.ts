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
    targets: 'What indicators of an office are to be: nothing of a family',
    snapshots: 'Whether the figures of a quarter were signed, and what the coordinator has to say about them',
    snapshot_contents: 'Sums of a quarter',
    alarms: 'Which sums of an office are above their limit',
    alarm_comments: 'What the office does about it: about figures, and nobody in them',
    alarm_rules: 'Above which sums an office is alarmed',
  },
};
