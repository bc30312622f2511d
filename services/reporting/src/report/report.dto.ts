import { CodeField, CommuneField, DateField, PatternField } from '@oln/service-kit';

export class ReportPath {
  @CommuneField({ describe: 'CUT code of the commune' }) commune: string;
  @PatternField(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/, { example: '2026-03', max: 7, describe: 'Month that has ended' })
  month: string;
}

export class ReportQuery {
  @DateField({
    optional: true,
    example: '2026-03-31',
    describe:
      'Cut-off: figures as they were known at the end of this day, the last one of the month or of a later month; default: of the month',
  })
  asOf?: string;
  @CodeField(['es', 'en'], { optional: true, describe: 'Language; default: by Accept-Language' }) language?:
    'es' | 'en';
}
