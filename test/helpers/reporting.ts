const results = process.env.AI_DOCTOR_RESULTS;

/** CI counts from vitest's own JSON; people read the default. */
export const reporting = results === undefined ? {} : { reporters: ['default', 'json'], outputFile: { json: results } };
