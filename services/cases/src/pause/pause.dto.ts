import { CodeField, DateField } from '@oln/service-kit';
import { PAUSE_SCOPES, type PauseScope } from './family-pause.js';
import { PAUSE_REASONS, type PauseReason } from '../case-file/case-file.js';

export class PauseBody {
  @DateField({ example: '2026-07-31', describe: 'Until the end of this day; 90 days at most' }) until: string;
  @CodeField(PAUSE_REASONS) reason: PauseReason;
  @CodeField(PAUSE_SCOPES, {
    optional: true,
    describe:
      'All that is open of the family, or this case alone. Default: the family, unless a professional is absent',
  })
  scope?: PauseScope;
}
