/** The projects that this page's person is leaving by their own wish. */
const departures = new Set<string>();

/** Notes that a person leaves a project themselves, so that they are not told that somebody removed them. */
export function noteDeparture(projectId: string): void {
  departures.add(projectId);
}

/** Forgets the note, because the person stays. */
export function forgetDeparture(projectId: string): void {
  departures.delete(projectId);
}

/** What a person is told whose membership has ended. */
export function toDepartureNews(projectId: string): string {
  return departures.delete(projectId)
    ? 'You left the project.'
    : 'This project was deleted, or you are no longer a member';
}
