// Shows a message that the node sent to this browser, and opens the page it names when it is clicked.
self.addEventListener("push", (event) => {
  const { title, body, path } = event.data.json();
  event.waitUntil(
    self.registration.showNotification(title, { body, icon: "/mark.svg", tag: "nhipcau", data: path }),
  );
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(event.notification.data));
});
