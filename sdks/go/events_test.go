package jupiteriq

import (
	"reflect"
	"testing"
)

func TestStreamsAreReadInPiecesOfAByte(t *testing.T) {
	parser := &eventParser{}
	var records []map[string]string
	for _, letter := range []byte(": heartbeat\r\nid: 7\r\ndata: {\"ä\":\rdata: 1}\n\n") {
		more, err := parser.feed([]byte{letter})
		if err != nil {
			t.Fatal(err)
		}
		records = append(records, more...)
	}
	wanted := []map[string]string{{"id": "7", "data": "{\"ä\":\n1}"}}
	if !reflect.DeepEqual(records, wanted) {
		t.Errorf("%v; wanted %v", records, wanted)
	}
}

func TestAnEventThatNeverEndsIsABreak(t *testing.T) {
	parser := &eventParser{}
	piece := make([]byte, 1<<20)
	for range longestEvent/len(piece) + 1 {
		if _, err := parser.feed(piece); err != nil {
			return
		}
	}
	t.Error("it was kept")
}
