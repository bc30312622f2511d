/** Services that keep records, write outboxes and hear facts. */
export const SERVICES = ['intake', 'cases', 'alerts', 'offer', 'community', 'reporting', 'gateway'] as const;
export type Service = (typeof SERVICES)[number];

/** Names of their parts and of their replicas. */
export const SERVICE_PART = new RegExp(`^(${SERVICES.join('|')})(-\\d+)?$`);
export const WORKER_PART = /^worker(-\d+)?$/;

export const serviceOf = (part: string): string => part.replace(/-\d+$/, '');
