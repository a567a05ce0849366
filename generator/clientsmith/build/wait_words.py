"""What states are called: words of machines, and words of people and money."""

from __future__ import annotations

import re

_SEPARATORS = re.compile(r"[^a-z0-9]+")


def folded(value: str) -> str:
    """A state or a name without case and marks: `In-Progress` is `inprogress`."""
    return _SEPARATORS.sub("", value.casefold())


def _words(text: str) -> frozenset[str]:
    return frozenset(map(folded, text.split()))


FIELDS = _words("status state phase")
FIELD_ENDINGS = ("status", "state")

WORKING = _words("""
    in_progress processing in_process running queued enqueued validating started starting todo
    parsing converting finalizing cancelling canceling executing building uploading generating
    indexing training rendering transcribing preparing working importing exporting analyzing
    scanning dreaming initializing initialising ingesting computing splitting merging
    pending_processing pending_validation cancel_requested in_queue waiting_in_queue
    compressing encoding transcoding downloading extracting migrating copying restoring
    deploying provisioning creating updating deleting stopping terminating
    """)
"""States of a machine at work; neither `pending` nor `created`, which people's things are in."""

WAITING = _words("""
    pending created new submitted accepted_for_processing not_started waiting received idle
    unknown initial
    """)
"""States before the work, that say nothing by themselves."""

SUCCESS = _words("""
    completed complete succeeded success successful done finished processed ready no_data ended
    completed_with_warnings completed_successfully ok partially_completed partial_success
    skipped validated uploaded imported exported
    """)
FAILED = _words("failed failure error errored fail failed_validation processing_failed")
"""One of these has to be among the bad ends."""

BAD_ENDS = FAILED | _words("""
    cancelled canceled expired aborted terminated timed_out timeout timeout_exceeded crashed
    killed stopped interrupted invalid upstream_failed completed_with_errors partially_failed
    rejected_by_system dead
    """)
STOPPED = _words("requires_action action_required needs_input awaiting_input")

PEOPLE = _words("""
    approved accepted declined denied signed sent viewed settled refunded paid active inactive
    open closed draft verified unverified claimed returned reversed held voided scheduled paused
    rejected ringing busy connected no_answer delivered undelivered invited subscribed trialing
    unpaid overdue past_due won lost published archived enabled disabled shipped confirmed
    posted authorized captured under_review in_review assigned resolved opened online offline
    suspended live needs_approval sending read snoozed acknowledged triggered in_transit
    in_delivery picked_up fulfilled requires_payment_method requires_confirmation
    requires_capture blocked locked pending_approval pending_review available unavailable
    """)
"""States of people, of their devices, and of money: they end when somebody acts."""

OF_PEOPLE = _words("""
    call calls conference conferences participant participants room rooms meeting meetings
    conversation conversations message messages order orders payment payments paymentintents
    transaction transactions invoice invoices subscription subscriptions invite invites
    invitation invitations account accounts user users customer customers ticket tickets issue
    issues incident incidents domain domains session sessions device devices contact contacts
    transfer transfers payout payouts refund refunds dispute disputes charge charges member
    members deal deals recording recordings
    """)
"""Things that have states for as long as people have to do with them."""
