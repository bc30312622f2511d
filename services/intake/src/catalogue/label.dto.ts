import { TextField } from '@oln/service-kit';

/** Text for people, in the languages of the house. */
export class LabelDto {
  @TextField({ max: 1_000, example: 'Negligencia' }) es: string;
  @TextField({ max: 1_000, example: 'Neglect' }) en: string;
}
