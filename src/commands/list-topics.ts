/** What `list` can list; apart from it, so that help needs no registry. */
export const listTopics = ['checks', 'probes', 'facts', 'profiles', 'trackers'] as const;
