#!/bin/sh
# A command of the program as the service runs it: its configuration, its user, its database (docs/operations.md). For root.
#   install -m 755 deploy/hub3e-parcoursup.sh /usr/local/sbin/hub3e-parcoursup
set -eu
set -a
. "${HUB3E_CONFIGURATION:-/etc/hub3e-parcoursup.env}"
set +a
: "${DATA_DIR:=/var/lib/hub3e-parcoursup}"
# cron knows /usr/bin and /bin only, and runuser is in neither.
PATH="$PATH:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
export DATA_DIR PATH
cd "${HUB3E_PROGRAM:-/opt/hub3e-parcoursup}"
# What it writes is for the service's user alone, as in the unit.
umask 077
exec runuser -u "${HUB3E_USER:-hub3e}" -- node dist/server/cli/main.js "$@"
