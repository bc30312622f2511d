import { PatternField } from '@oln/service-kit';

/** Region that a list is narrowed to. */
export const RegionField = (): PropertyDecorator =>
  PatternField(/^[0-9]{2}$/, {
    optional: true,
    example: '13',
    max: 2,
    describe: 'First two digits of the CUT codes of a region',
  });
