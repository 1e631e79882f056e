// @torrent/ui/jobs: longer work and notifications, as the shell shows them in drawers.
export { type Job, JobPanel, type JobState, type JobStep, type JobStepState } from './job-panel.tsx'
export { type Notification, NotificationsList, type NotificationsListProps } from './notifications-list.tsx'
