// CommonJS, because the SDK loads converters with require(). Worker, client and workflow bundle use this one file:
// messages and stack traces of failures travel encrypted like any other payload.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const { DefaultFailureConverter } = require('@temporalio/common');

exports.failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
