import { dataConverter, type KeyRing, type Tls } from '@oln/crypto';
import type { TemporalWayOptions } from '@oln/messaging';
import { OpenTelemetryWorkflowClientInterceptor } from '@temporalio/interceptors-opentelemetry';

/** Of a service's way to Temporal: through the codec, traced. */
export const wayOptions = (
  { address, namespace, tls }: { address: string; namespace: string; tls?: Tls },
  keys: KeyRing,
  identity?: string,
): TemporalWayOptions => ({
  address,
  namespace,
  tls,
  dataConverter: dataConverter(keys),
  interceptors: { workflow: [new OpenTelemetryWorkflowClientInterceptor()] },
  identity,
});
