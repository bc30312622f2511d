import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Institution } from '../escalation/escalation.js';
import type { Scope } from './recipient.js';

@Entity({ name: 'recipients' })
export class RecipientRow {
  @PrimaryColumn({ type: 'text' })
  commune: string;

  @PrimaryColumn({ type: 'text' })
  institution: Institution;

  @PrimaryColumn({ type: 'int' })
  level: number;

  @Column({ type: 'text' })
  scope: Scope;

  @Column({ name: 'title_es', type: 'text' })
  titleEs: string;

  @Column({ name: 'title_en', type: 'text' })
  titleEn: string;

  @Column({ type: 'text', nullable: true })
  email: string | null;

  @Column({ type: 'text', array: true })
  people: string[];

  @Column({ type: 'boolean' })
  active: boolean;

  @Column({ type: 'int' })
  version: number;
}
