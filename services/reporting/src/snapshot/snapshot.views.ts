import { quarterNamed } from './quarter.js';
import type { ContentDto, SnapshotDto } from './snapshot.dto.js';
import type { Content } from './snapshot.repository.js';
import { isSigned, type Snapshot } from './snapshot.js';

export function snapshotView(snapshot: Snapshot): SnapshotDto {
  const { id, commune, quarter, version, stage, content, hash, openedAt } = snapshot;
  const { from, to } = quarterNamed(quarter);
  const whole = { id, commune, quarter, from, to, version, stage, content, hash, openedAt: openedAt.toISOString() };
  if (!isSigned(snapshot)) return whole;
  const { outcome, signedAt, signedBy, observation } = snapshot;
  return { ...whole, outcome, signedAt: signedAt.toISOString(), signedBy, observation };
}

export const contentView = ({ takenAt, ...content }: Content): ContentDto => ({
  ...content,
  takenAt: takenAt.toISOString(),
});
